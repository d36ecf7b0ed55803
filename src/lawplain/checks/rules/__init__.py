"""The rules, one file each, named like the rule."""
