import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      complexity: ['error', { max: 10 }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
);
