import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { compression } from 'vite-plugin-compression2';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/** A file that imports one by which it is imported meets values that are not there yet: the portal would not start. */
const refuseCircles = (): Plugin => ({
  name: 'refuse-circles',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const back = chunk.imports.find((name) => {
        const imported = bundle[name];
        return imported?.type === 'chunk' && imported.imports.includes(chunk.fileName);
      });
      if (back !== undefined) this.error(`${chunk.fileName} and ${back} import one another`);
    }
  },
});

export default defineConfig(({ mode }) => {
  // In development the portal is served here and the API elsewhere, at API_ORIGIN.
  const apiOrigin = loadEnv(mode, '.', 'API_')['API_ORIGIN'] ?? 'http://localhost:3000';
  return {
    // Compressed once, better than there is time for at each request.
    plugins: [
      react(),
      refuseCircles(),
      compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1_024, logLevel: 'silent' }),
    ],
    css: { postcss: { plugins: [mantinePreset()] } },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      // The content security policy allows no data: URLs.
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // Without groups a first page is sixty small files. Charts stay out of it.
            includeDependenciesRecursively: false,
            groups: [
              {
                name: 'mantine',
                test: /node_modules[\\/](@mantine[\\/](core|hooks)|@floating-ui|clsx)[\\/]/,
                minShareCount: 30,
              },
              {
                name: 'common',
                // With the contract what it stands on: in the chunk of a page, the page and this one would wait for each other.
                test: /web[\\/]src[\\/](ui|lib)[\\/](?!forms[\\/])|packages[\\/](contract|domain)|@tabler/,
                minShareCount: 8,
              },
              {
                name: 'react',
                test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|zod)[\\/]/,
              },
            ],
          },
        },
      },
    },
    server: {
      proxy: {
        '/api': { target: apiOrigin, changeOrigin: false },
        '/ocpp': { target: apiOrigin, ws: true },
      },
    },
  };
});
