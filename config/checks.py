"""Which mistakes in the wiring would otherwise stay silent?"""
