// Package report writes what a store holds.
package report

import (
	"fmt"
	"strings"

	"example.invalid/stock"
)

// Text lists each item with its count.
func Text(s *stock.Store) string {
	var lines []string
	for _, item := range s.Items() {
		lines = append(lines, fmt.Sprintf("%s: %d", item, s.Count(item)))
	}
	return strings.Join(lines, "\n")
}
