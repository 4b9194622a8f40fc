// Package parcels knows what parcels cost.
package parcels

// Postage is in cents, of a parcel of so many grams.
func Postage(grams int) int {
	if grams <= 500 {
		return 700
	}
	return 1100
}
