"""What is asked of the registry: named SELECTs in portable SQL, every filter a parameter."""
