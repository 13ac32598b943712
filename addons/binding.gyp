{
  # matrix.gypi is generated: it lists one static library per subject and one addon per name and target.
  'includes': ['matrix.gypi'],
  'target_defaults': {
    'include_dirs': ['headers'],
    # node-gyp's, for the headers are the pinned ones whatever Node.js the build runs on. And make takes no spaces in them.
    'include_dirs!': [
      '<(node_root_dir)/include/node',
      '<(node_root_dir)/src',
      '<(node_root_dir)/deps/openssl/config',
      '<(node_root_dir)/deps/openssl/openssl/include',
      '<(node_root_dir)/deps/uv/include',
      '<(node_root_dir)/deps/zlib',
      '<(node_root_dir)/<(node_engine_include_dir)',
    ],
    'conditions': [
      ['OS != "win"', {
        'cflags': ['-Wall', '-Wextra', '-Werror', '-fvisibility=hidden'],
        'cflags!': ['-Wno-unused-parameter'],
        # The inline code of node-addon-api takes the compiler twice as long to optimize.
        'cflags_cc': ['-fexceptions', '-Wno-unused-parameter', '-O0'],
        'cflags_cc!': ['-fno-exceptions'],
      }],
      ['OS == "mac"', {
        'xcode_settings': {
          'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
          'GCC_ENABLE_CPP_EXCEPTIONS': 'YES',
          'CLANG_CXX_LIBRARY': 'libc++',
          'WARNING_CFLAGS': ['-Wall', '-Wextra'],
        },
      }],
      ['OS == "win"', {
        'msvs_settings': { 'VCCLCompilerTool': { 'WarningLevel': 3, 'ExceptionHandling': 1 } },
      }],
    ],
  },
}
