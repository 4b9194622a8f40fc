package stock

import (
	"errors"
	"reflect"
	"testing"
)

func TestTake(t *testing.T) {
	tests := []struct {
		name  string
		put   int
		take  int
		left  int
		fails bool
	}{
		{"some", 5, 2, 3, false},
		{"all", 5, 5, 0, false},
		{"too many", 5, 6, 5, true},
		{"none there", 0, 1, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := New()
			s.Put("nail", tt.put)
			err := s.Take("nail", tt.take)
			if (err != nil) != tt.fails {
				t.Fatalf("Take() error = %v, want failure %v", err, tt.fails)
			}
			if tt.fails && !errors.Is(err, ErrTooFew) {
				t.Errorf("Take() error = %v, want ErrTooFew", err)
			}
			if got := s.Count("nail"); got != tt.left {
				t.Errorf("Count() = %d, want %d", got, tt.left)
			}
		})
	}
}

func TestItems(t *testing.T) {
	s := New()
	s.Put("screw", 2)
	s.Put("nail", 1)
	s.Put("glue", 0)
	want := []string{"nail", "screw"}
	if got := s.Items(); !reflect.DeepEqual(got, want) {
		t.Errorf("Items() = %v, want %v", got, want)
	}
}
