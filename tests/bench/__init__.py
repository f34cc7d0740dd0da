"""How long a build takes and how much memory it needs, on made repositories of several sizes, beside Hugo."""
