"""What is known of this person, who may know it, and what may happen next?"""
