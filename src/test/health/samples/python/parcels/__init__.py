"""Postage of parcels."""
