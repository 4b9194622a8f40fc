package parcels

import "testing"

func TestLowUpToHalfAKilogram(t *testing.T) {
	if got := Postage(500); got != 700 {
		t.Fatalf("got %d", got)
	}
}

func TestHigherAbove(t *testing.T) {
	if got := Postage(501); got != 1100 {
		t.Fatalf("got %d", got)
	}
}
