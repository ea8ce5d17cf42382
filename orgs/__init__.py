"""Who exists, what kind of body are they, who is trained for what, and who did what?"""
