"""One module per content management system: how its addresses look and which template it uses."""
