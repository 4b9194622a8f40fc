import { csharp } from '../languages/csharp.ts';
import { go } from '../languages/go.ts';
import { jvm } from '../languages/jvm.ts';
import { php } from '../languages/php.ts';
import { ruby } from '../languages/ruby.ts';
import type { CaseExample } from './caseExamples.ts';

export const moreCaseExamples: readonly CaseExample[] = [
  {
    language: go,
    what: 'functions, named parts, tables and skips',
    text: `
func TestMain(m *testing.M) {
	os.Exit(m.Run())
}

func TestA(t *testing.T) {
	t.Run("b", func(t *testing.T) {
		if b() {
			t.Error("b")
		}
	})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := run(c); got != c.want {
				t.Errorf("got %d", got)
			}
		})
	}
}

func TestD(t *testing.T) {
	t.Skip("later")
}

func TestE(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	e(t)
}

func Testing(t *testing.T) {}

func helper(t *testing.T) {}
`,
    counts: '6 1 0',
  },
  {
    language: jvm,
    what: 'annotations, JUnit 3’s names, disabled classes, Kotlin’s names',
    text: `
class ATest {
    @Test
    public void a() {
        assertEquals(1, a());
    }

    @Test
    @Disabled("slow")
    void b() {
        assertEquals(1, b());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void c(int value) {
        assertTrue(value > 0);
    }

    public void testOld() {
        assertEquals(1, 1);
    }

    @Test
    void empty() {
    }

    @Test
    fun \`reads seconds\`() {
        assertEquals(5, read("5s"))
    }

    void helper() {}
}
`,
    counts: '6 1 1',
  },
  {
    language: jvm,
    what: 'a disabled class',
    text: '@Disabled\nclass ATest {\n    @Test\n    void a() {\n        assertEquals(1, a());\n    }\n}\n',
    counts: '0 1 0',
  },
  {
    language: csharp,
    what: 'attributes, reasons to skip, empty bodies',
    text: `
public class ATests
{
    [Fact]
    public void A()
    {
        Assert.Equal(1, A());
    }

    [Theory]
    [InlineData(1)]
    public async Task B(int value)
    {
        (await Run(value)).Should().Be(1);
    }

    [Fact(Skip = "slow")]
    public void C()
    {
        Assert.Equal(1, C());
    }

    [Test]
    [Ignore("slow")]
    public void D()
    {
        Assert.That(D(), Is.True);
    }

    [Fact]
    public void E()
    {
    }

    private void Helper()
    {
    }
}
`,
    counts: '4 2 1',
  },
  {
    language: ruby,
    what: 'blocks, pending examples, skipped groups, Minitest’s methods',
    text: `
RSpec.describe A do
  it "a" do
    expect(a).to eq(1)
  end

  it "is pending"

  xit "b" do
    expect(b).to eq(1)
  end

  it "c" do
    skip "later"
    expect(c).to eq(1)
  end

  it { is_expected.to be_valid }
end

RSpec.describe B, :skip do
  it "d" do
    expect(d).to eq(1)
  end
end

class CTest < Minitest::Test
  def test_e
    assert e
  end

  def test_f
  end
end
`,
    counts: '3 4 1',
  },
  {
    language: php,
    what: 'names, annotations, attributes, Pest',
    text: `<?php
final class ATest extends TestCase
{
    public function testA(): void
    {
        self::assertSame(1, a());
    }

    /** @test */
    public function b(): void
    {
        $this->assertTrue(b());
    }

    #[Test]
    public function c(): void
    {
        $this->assertTrue(c());
    }

    public function testD(): void
    {
        $this->markTestSkipped('slow');
    }

    public function provideThings(): array
    {
        return [];
    }
}

it('does it', function () {
    expect(it())->toBe(1);
});
`,
    counts: '4 1 0',
  },
];
