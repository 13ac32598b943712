import { defineSuite, type Pattern, type RuleDefinition } from '../rule.ts';
import { documentation, thread } from '../sources.ts';

const TAG = documentation('napi_type_tag_object', 'napi_type_tag_object');
const CHECK = documentation('napi_check_object_type_tag', 'napi_check_object_type_tag');

const CONVERSION = {
  title: 'CHECK_TO_OBJECT_WITH_PREAMBLE in src/js_native_api_v8.h',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
};

const ok = { status: 0 };
const invalidArg = { status: 1 };
const pendingException = { status: 10 };
const found = { status: 0, value: true };
const notFound = { status: 0, value: false };

function rule(probe: string, statement: string, pattern: Pattern): RuleDefinition {
  return { statement, sources: [TAG, CHECK], probe, since: 8, expected: { always: pattern } };
}

export const typeTag = defineSuite({
  name: 'type-tag',
  title: 'Type tags: the same at every version',
  addon: 'type_tag',
  rules: {
    same: rule('tag', 'An object is found to have the tag that it got, at every version.', {
      tagged: ok,
      same: found,
    }),
    other: rule('tag', 'An object is not found to have another tag than it got, at every version.', {
      tagged: ok,
      other: notFound,
      zero: notFound,
    }),
    untagged: rule('untagged', 'An object without a tag is found to have none, at every version.', {
      plain: notFound,
    }),
    'not-inherited': {
      ...rule('untagged', 'A tag is not inherited, at every version.', { heir: notFound }),
      // The documents say nothing of prototypes.
      strength: 'should',
    },
    once: rule(
      'again',
      'An object takes one tag: a second one, the same or another, is napi_invalid_arg and the first one stays, at every version.',
      { again: invalidArg, other: invalidArg, kept: found },
    ),
    zeros: {
      ...rule('zeros', 'A tag may be 0, or one of its halves, at every version.', {
        zero: { tagged: ok, same: found, other: notFound },
        upperZero: { tagged: ok, same: found, other: notFound },
        lowerZero: { tagged: ok, same: found, other: notFound },
      }),
      sources: [TAG, CHECK, thread('nodejs/node#43786')],
    },
    scratch: rule('scratch', 'The tag of an object is kept by its value, at every version.', {
      tagged: ok,
      same: found,
    }),
    external: {
      ...rule('external', 'An external takes a tag, and is found to have no other one, at every version.', {
        tagged: ok,
        other: notFound,
        untagged: notFound,
      }),
      sources: [TAG, CHECK, thread('nodejs/node#47141')],
    },
    'external-by-value': {
      ...rule('external', 'The tag of an external is kept by its value, at every version.', {
        tagged: ok,
        same: found,
      }),
      sources: [TAG, CHECK, thread('nodejs/node#52387')],
    },
    'no-object': {
      ...rule(
        'noObject',
        'napi_type_tag_object and napi_check_object_type_tag give napi_pending_exception for undefined and null, which no conversion makes an object, at every version.',
        {
          undefined: [pendingException, pendingException],
          null: [pendingException, pendingException],
        },
      ),
      // The documentation promises a failure; which one depends on the macro that V8's file uses.
      strength: 'informative',
      sources: [TAG, CHECK, CONVERSION],
    },
  },
});
