"""How fresh our copies stay: the product's choice of looks against the optimum and simple policies."""
