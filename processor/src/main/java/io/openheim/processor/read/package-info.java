/** Collects what is known of a class, and judges it. */
@NullMarked
package io.openheim.processor.read;

import org.jspecify.annotations.NullMarked;
