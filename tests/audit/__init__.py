"""The built site measured from outside: `make audit`."""
