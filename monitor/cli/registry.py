"""Commands of the registry: init, districts."""
