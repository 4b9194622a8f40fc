import { parser, plugin } from 'typescript-eslint';

export default [
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { '@typescript-eslint': plugin },
    rules: { '@typescript-eslint/no-unused-vars': 'error', eqeqeq: 'warn' },
  },
];
