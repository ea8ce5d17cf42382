"""Who was asked to help, and what came of it?"""
