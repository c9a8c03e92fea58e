import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => {
  // In development the portal is served here and the API elsewhere: API_ORIGIN names it.
  const apiOrigin = loadEnv(mode, '.', 'API_')['API_ORIGIN'] ?? 'http://localhost:3000';
  return {
    plugins: [react()],
    css: { postcss: { plugins: [mantinePreset()] } },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // The content security policy allows no data: URLs.
      assetsInlineLimit: 0,
      reportCompressedSize: true,
    },
    server: {
      proxy: {
        '/api': { target: apiOrigin, changeOrigin: false },
        '/ocpp': { target: apiOrigin, ws: true },
      },
    },
    test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
  };
});
