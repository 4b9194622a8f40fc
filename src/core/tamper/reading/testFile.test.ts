import assert from 'node:assert/strict';
import { readCode } from './code.ts';
import { outlineTestFile, readTestFile, type TestFileModel } from './testFile.ts';

function read(path: string, lines: readonly string[]): TestFileModel {
  const code = readCode(path, lines.join('\n'));
  assert.ok(code !== undefined);
  return readTestFile(outlineTestFile(code), new Set());
}

/** Each test with its marks, then its assertions. */
function render({ tests }: TestFileModel): string[] {
  return tests.flatMap(({ fullName, marks, assertions }) => [
    [fullName, ...marks.keys()].join(' '),
    ...assertions.map(({ subject, negated, matcher, expected, trivial, reach }) =>
      ['-', subject, negated ? 'not' : '', matcher, ...expected, reach === 'sure' ? '' : reach, trivial ?? '']
        .filter((word) => word !== '')
        .join(' '),
    ),
  ]);
}

describe('A test file', () => {
  it('is read in Java with JUnit and AssertJ', () => {
    const file = read('src/test/java/MoneyTest.java', [
      'class MoneyTest {',
      '  @Test',
      '  void reads() {',
      '    assertEquals(1200, Money.parse("12"));',
      '    assertThat(Money.parse("12.5")).isEqualTo(1250);',
      '  }',
      '  @Test',
      '  @Disabled("later")',
      '  void refuses() {',
      '    try { assertTrue(Money.parse("x") == 0); } catch (Throwable e) { }',
      '  }',
      '}',
    ]);
    assert.deepEqual(render(file), [
      'MoneyTest › reads',
      '- Money . parse ( "12" ) assertEquals 1200',
      '- Money . parse ( "12.5" ) isEqualTo 1250',
      'MoneyTest › refuses skipped',
      '- Money . parse ( "x" ) == 0 swallowed',
    ]);
  });

  it('is read in Ruby with RSpec', () => {
    const file = read('spec/money_spec.rb', [
      "describe 'money' do",
      "  it 'reads' do",
      "    expect(parse('12')).to eq(1200)",
      '  end',
      "  xit 'refuses' do",
      "    expect(parse('x')).not_to eq(0)",
      '  end',
      'end',
    ]);
    assert.deepEqual(render(file), [
      'money › reads',
      '- parse ( "12" ) eq 1200',
      'money › refuses skipped',
      '- parse ( "x" ) not eq 0',
    ]);
  });

  it('is read in PHP with PHPUnit', () => {
    const file = read('tests/MoneyTest.php', [
      '<?php',
      'class MoneyTest extends TestCase {',
      '  public function testReads(): void {',
      "    $this->assertSame(1200, parse('12'));",
      '  }',
      '  public function testLater(): void {',
      "    $this->markTestSkipped('later');",
      '  }',
      '}',
    ]);
    assert.deepEqual(render(file), [
      'MoneyTest › testReads',
      '- parse ( "12" ) assertSame 1200',
      'MoneyTest › testLater skipped',
    ]);
  });

  it('is read in C# with xUnit', () => {
    const file = read('MoneyTests.cs', [
      'public class MoneyTests {',
      '  [Fact]',
      '  public void Reads() { Assert.Equal(1200, Money.Parse("12")); }',
      '  [Fact(Skip = "later")]',
      '  public void Refuses() { Assert.True(true); }',
      '}',
    ]);
    assert.deepEqual(render(file), [
      'MoneyTests › Reads',
      '- Money . Parse ( "12" ) Equal 1200',
      'MoneyTests › Refuses skipped',
      '- true truth compares what is written in the test only',
    ]);
  });

  it('takes a list that a callback fills for no constant', () => {
    const file = read('a.test.ts', [
      "it('tells', () => {",
      '  const told: string[] = [];',
      '  onTold((text) => told.push(text));',
      '  assert.deepEqual(told, []);',
      '});',
    ]);
    assert.deepEqual(render(file), ['tells', '- told deepEqual [ ]']);
  });

  it('knows what is never come to', () => {
    const file = read('a.test.ts', [
      "it('returns', () => {",
      '  return;',
      '  assert.equal(add(1, 2), 3);',
      '});',
      "it('only declares', () => {",
      '  const ask = () => { assert.equal(add(1, 2), 3); };',
      '});',
      "it('asks nobody', () => {",
      '  if (false) { assert.equal(add(1, 2), 3); }',
      '});',
    ]);
    assert.deepEqual(
      file.tests.map(({ name, assertions }) => `${name}: ${assertions.map(({ reach }) => reach).join()}`),
      ['returns: never', 'only declares: never', 'asks nobody: never'],
    );
  });
});
