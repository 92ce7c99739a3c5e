"""The templates of mails and feed entries, and what fills them."""
