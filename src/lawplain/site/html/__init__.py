"""Parts of pages as HTML: the words of the law, an explanation, the history."""
