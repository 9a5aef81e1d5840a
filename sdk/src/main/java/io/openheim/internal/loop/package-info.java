/**
 * The agent loop: a pure step function over a run's state, and the driver that does what it says.
 */
@NullMarked
package io.openheim.internal.loop;

import org.jspecify.annotations.NullMarked;
