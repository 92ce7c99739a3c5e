"""The examination of a home: what is damaged, what is missing, and what to do next. Changes nothing."""
