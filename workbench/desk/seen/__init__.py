"""What `desk.views` shows, a file per noun: rows of the store made into the nouns of `model`."""
