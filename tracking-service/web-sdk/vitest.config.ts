import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __SDK_VERSION__: '"0.0.0-test"' },
  test: {
    environment: 'happy-dom',
    include: ['test/unit/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    testTimeout: 10_000,
  },
});
