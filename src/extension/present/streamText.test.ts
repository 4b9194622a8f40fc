import assert from 'node:assert/strict';
import type { StreamLine } from '../../protocol/stream.ts';
import { streamText } from './streamText.ts';

const line = (source: StreamLine['source'], kind: StreamLine['kind'], text: string, plan?: string): StreamLine => ({
  t: 0,
  plan,
  source,
  kind,
  text,
});

describe('streamText', () => {
  it('reads like a protocol: headings, and each speaker named once', () => {
    const stream = streamText(() => '10:12:03');
    const text = [
      line('runner', 'heading', 'Add a parser (docs/plans/001-parser.md)', '1'),
      line('agent', 'heading', 'Attempt 1', '1'),
      line('agent', 'thought', 'First the tests.', '1'),
      line('agent', 'text', 'I write the parser.\nThen its tests.\n', '1'),
      line('agent', 'tool', 'bash: npm test', '1'),
      line('gate', 'result', 'test passed', '1'),
      line('gate', 'error', 'lint got worse', '1'),
    ]
      .map((each) => stream.render(each))
      .join('');
    assert.equal(
      text,
      `
10:12:03  ══ Add a parser (docs/plans/001-parser.md) ═════════════════════════════════
10:12:03  ── Attempt 1 ──
10:12:03  agent     ~ First the tests.
10:12:03            I write the parser.
                    Then its tests.
10:12:03            > bash: npm test
10:12:03  gate      = test passed
10:12:03            ! lint got worse
`,
    );
  });
});
