package report

import (
	"os"
	"testing"

	"example.invalid/stock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	s := stock.New()
	s.Put("nail", 3)
	s.Put("glue", 1)
	golden, err := os.ReadFile("testdata/report.golden")
	require.NoError(t, err)
	assert.Equal(t, string(golden), Text(s)+"\n")
}

func TestTextOfEmptyStore(t *testing.T) {
	assert.Equal(t, "", Text(stock.New()))
}
