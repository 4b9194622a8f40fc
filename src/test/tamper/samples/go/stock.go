// Package stock counts what lies in a store.
package stock

import (
	"errors"
	"fmt"
	"sort"
)

// ErrTooFew says that less lies there than is asked for.
var ErrTooFew = errors.New("too few")

// Store holds how many of each item there are.
type Store struct {
	counts map[string]int
}

// New makes an empty store.
func New() *Store {
	return &Store{counts: map[string]int{}}
}

// Put adds items.
func (s *Store) Put(item string, count int) {
	s.counts[item] += count
}

// Take removes items; all or none.
func (s *Store) Take(item string, count int) error {
	if s.counts[item] < count {
		return fmt.Errorf("%d of %s: %w", count, item, ErrTooFew)
	}
	s.counts[item] -= count
	return nil
}

// Count tells how many there are.
func (s *Store) Count(item string) int {
	return s.counts[item]
}

// Items lists the names of what is there, sorted.
func (s *Store) Items() []string {
	names := []string{}
	for name, count := range s.counts {
		if count > 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}
