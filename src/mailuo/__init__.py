"""mailuo 脉络: from newspaper pages to themes traced through time."""
