import assert from 'node:assert/strict';
import { bubblewrapArguments } from './bubblewrap.ts';
import { decideSandbox, type SandboxRules } from './sandbox.ts';
import { seatbeltProfile } from './seatbelt.ts';

const rules: SandboxRules = {
  rest: 'read-only',
  folder: '/home/me/work',
  temporary: { folder: '/state/tmp', insteadOf: ['/tmp'] },
  visible: [{ path: '/tmp/agent', kind: 'folder' }],
  writable: [{ path: '/home/me/work', kind: 'folder' }],
  readOnly: [{ path: '/home/me/work/.git', kind: 'folder' }],
  hidden: [
    { path: '/home/me/.ssh', kind: 'folder' },
    { path: '/home/me/"odd"\\name', kind: 'file' },
  ],
};

describe('Sandbox', () => {
  it('is used where it works, and needed where that is asked for', () => {
    const found = { kind: 'bubblewrap', program: '/usr/bin/bwrap' } as const;
    const none = { kind: 'none', why: 'bubblewrap is not installed.' } as const;
    assert.deepEqual(decideSandbox('auto', found), { kind: 'inside', sandbox: found });
    assert.deepEqual(decideSandbox('required', found), { kind: 'inside', sandbox: found });
    assert.equal(decideSandbox('off', found).kind, 'without');
    assert.deepEqual(decideSandbox('auto', none), { kind: 'without', why: none.why });
    assert.deepEqual(decideSandbox('required', none), {
      kind: 'refused',
      message:
        '`sandbox` in .mstack/config.json is "required", but there is none: bubblewrap is not installed. Make it work, or set it to "auto".',
    });
  });

  it('is told to bubblewrap so that what is hidden lies over everything else', () => {
    assert.equal(
      bubblewrapArguments(rules).join(' '),
      [
        '--die-with-parent --unshare-pid --unshare-ipc --cap-drop ALL --ro-bind / / --dev /dev --proc /proc',
        '--bind /state/tmp /tmp --ro-bind /tmp/agent /tmp/agent --bind /home/me/work /home/me/work --ro-bind /home/me/work/.git /home/me/work/.git',
        '--tmpfs /home/me/.ssh --ro-bind /dev/null /home/me/"odd"\\name --chdir /home/me/work --',
      ].join(' '),
    );
    assert.ok(
      bubblewrapArguments({ ...rules, rest: 'writable' })
        .join(' ')
        .includes(' --bind / / '),
    );
  });

  it('is told to macOS as a profile in which the last rule decides', () => {
    assert.equal(
      seatbeltProfile(rules),
      `(version 1)
(allow default)
(deny file-write*)
(allow file-write* (subpath "/dev"))
(allow file-write* (subpath "/state/tmp"))
(allow file-write* (subpath "/home/me/work"))
(deny file-write* (subpath "/home/me/work/.git"))
(deny file-read* file-write* (subpath "/home/me/.ssh"))
(deny file-read* file-write* (literal "/home/me/\\"odd\\"\\\\name"))
`,
    );
    assert.ok(!seatbeltProfile({ ...rules, rest: 'writable', temporary: undefined }).includes('(deny file-write*)\n'));
  });
});
