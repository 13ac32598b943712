'use strict';
// Observes type tags; a tag is named by its index in the addon. Tag 1 differs from tag 0 in its upper half only;
// the upper half of tag 3 is 0, the lower half of tag 4, both of tag 2.

defineProbes('type-tag', {
  /** { tagged, same, other, zero } of an object that got tag 0. */
  tag(host) {
    const addon = host.load();
    const object = {};
    return {
      tagged: addon.tag(object, 0),
      same: addon.check(object, 0),
      other: addon.check(object, 1),
      zero: addon.check(object, 2),
    };
  },

  /** The check of an object without a tag, and of one that inherits from a tagged one. */
  untagged(host) {
    const addon = host.load();
    const tagged = {};
    addon.tag(tagged, 0);
    return { plain: addon.check({}, 0), heir: addon.check(Object.create(tagged), 0) };
  },

  /** { again, other, kept }: tag an object again with the same and with another tag, and check the first. */
  again(host) {
    const addon = host.load();
    const object = {};
    addon.tag(object, 0);
    return { again: addon.tag(object, 0), other: addon.tag(object, 1), kept: addon.check(object, 0) };
  },

  /** The results of tag and check for values that are not objects. */
  noObject(host) {
    const addon = host.load();
    return {
      undefined: [addon.tag(undefined, 0), addon.check(undefined, 0)],
      null: [addon.tag(null, 0), addon.check(null, 0)],
    };
  },

  /** { zero, upperZero, lowerZero }: what tag and check say of tags of which half or all is 0. */
  zeros(host) {
    const addon = host.load();
    const tagged = (index) => {
      const object = {};
      return {
        tagged: addon.tag(object, index),
        same: addon.check(object, index),
        other: addon.check(object, 0),
      };
    };
    return { zero: tagged(2), upperZero: tagged(3), lowerZero: tagged(4) };
  },

  /** { tagged, same, other, untagged } of externals whose tag was in memory that holds another one by now. */
  external(host) {
    const addon = host.load();
    const external = addon.external();
    return {
      tagged: addon.tagFromScratch(external, 0),
      same: addon.check(external, 0),
      other: addon.check(external, 1),
      untagged: addon.check(addon.external(), 0),
    };
  },

  /** The same of an object. */
  scratch(host) {
    const addon = host.load();
    const object = {};
    return { tagged: addon.tagFromScratch(object, 0), same: addon.check(object, 0) };
  },
});
