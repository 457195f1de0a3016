"""PDF to text: pages laid out by where their letters stand, so that right-to-left text reads right."""
