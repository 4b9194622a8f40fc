import assert from 'node:assert/strict';
import { csharp } from '../languages/csharp.ts';
import { go } from '../languages/go.ts';
import { jvm } from '../languages/jvm.ts';
import type { AuditLanguage } from '../languages/language.ts';
import { php } from '../languages/php.ts';
import { python } from '../languages/python.ts';
import { ruby } from '../languages/ruby.ts';
import { rust } from '../languages/rust.ts';
import { typescript } from '../languages/typescript.ts';
import { levelOf } from './testLevel.ts';

const examples: readonly (readonly [AuditLanguage, path: string, text: string, level: string])[] = [
  [typescript, 'src/a.test.ts', "import { it } from 'vitest';", 'unit'],
  [typescript, 'src/a.test.ts', "const text = 'playwright test';", 'unit'],
  [typescript, 'tests/a.spec.ts', "import { test } from '@playwright/test';", 'browser'],
  [typescript, 'cypress/login.cy.ts', '', 'browser'],
  [typescript, 'test/a.test.ts', "import request from 'supertest';", 'api'],
  [typescript, 'test/a.test.ts', "import { spawnSync } from 'node:child_process';", 'cli'],
  [typescript, 'e2e/a.test.ts', "import { spawnSync } from 'node:child_process';", 'end'],
  [typescript, 'test/integration/a.test.ts', '', 'integration'],
  [python, 'tests/test_a.py', 'from playwright.sync_api import Page', 'browser'],
  [python, 'tests/test_a.py', 'from fastapi.testclient import TestClient', 'api'],
  [python, 'tests/test_a.py', 'import subprocess', 'cli'],
  [python, 'tests/functional/test_a.py', '', 'integration'],
  [rust, 'src/a.rs', 'use std::process::Command;', 'unit'],
  [rust, 'tests/a.rs', 'use assert_cmd::Command;', 'cli'],
  [rust, 'tests/a.rs', 'use axum_test::TestServer;', 'api'],
  [go, 'a_test.go', 'import "net/http/httptest"', 'api'],
  [go, 'a_test.go', 'import "os/exec"', 'cli'],
  [go, 'integration_test.go', '', 'integration'],
  [jvm, 'src/test/java/ATest.java', 'import org.openqa.selenium.WebDriver;', 'browser'],
  [jvm, 'src/test/java/ATest.java', '@Autowired MockMvc mvc;', 'api'],
  [jvm, 'src/test/java/AIT.java', '', 'integration'],
  [csharp, 'tests/A.cs', 'using Microsoft.Playwright;', 'browser'],
  [csharp, 'tests/A.cs', 'class A(WebApplicationFactory<Program> factory)', 'api'],
  [csharp, 'tests/App.IntegrationTests/A.cs', '', 'integration'],
  [ruby, 'spec/system/a_spec.rb', '', 'browser'],
  [ruby, 'spec/requests/a_spec.rb', '', 'api'],
  [ruby, 'spec/a_spec.rb', "require 'open3'", 'cli'],
  [php, 'tests/Browser/ATest.php', '', 'browser'],
  [php, 'tests/Feature/ATest.php', '', 'api'],
  [php, 'tests/Unit/ATest.php', '$this->get("x");', 'unit'],
  [php, 'tests/ATest.php', 'use Symfony\\Component\\Console\\Tester\\CommandTester;', 'cli'],
];

describe('the level of a test', () => {
  for (const [language, path, text, level] of examples) {
    it(`of ${language.name} in ${path} with ${text === '' ? 'anything' : text}`, () => {
      assert.equal(levelOf(path, text, language.levels), level);
    });
  }
});
