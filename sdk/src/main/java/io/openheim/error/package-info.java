/**
 * Everything that openheim throws: unchecked, each saying what happened, what was tried and what to
 * do.
 */
@NullMarked
package io.openheim.error;

import org.jspecify.annotations.NullMarked;
