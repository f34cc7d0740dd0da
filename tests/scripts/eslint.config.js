// The house style of all scripts: mistakes are found by ESLint's own rules, the look is set by @stylistic.
import js from "@eslint/js";
import stylistic from "@stylistic/eslint-plugin";
import globals from "globals";

const LONGEST_FUNCTION = 40; // lines

export default [
  js.configs.recommended,
  stylistic.configs.customize({ indent: 2, quotes: "double", semi: true, arrowParens: true, braceStyle: "1tbs" }),
  {
    rules: {
      "curly": ["error", "multi-line"],
      "eqeqeq": "error",
      "max-lines-per-function": ["error", LONGEST_FUNCTION],
      "no-var": "error",
      "prefer-const": "error",
      "@stylistic/list-style": "off",
      "@stylistic/max-len": ["error", { code: 120 }],
      "@stylistic/max-statements-per-line": ["error", { max: 1 }],
      "@stylistic/multiline-ternary": "off",
      "@stylistic/quotes": ["error", "double", { avoidEscape: true }],
    },
  },
  { files: ["site/theme/js/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["site/theme/js/tools.js"], languageOptions: { sourceType: "script" } },
  { files: ["tests/scripts/**/*.js"], languageOptions: { globals: globals.node } },
];
