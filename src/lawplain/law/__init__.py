"""The law as types, and what can be said of its words alone: no file is read here, and no page written."""
