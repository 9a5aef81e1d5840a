/** Small programs, each run by a test. */
@NullMarked
package io.openheim.samples;

import org.jspecify.annotations.NullMarked;
