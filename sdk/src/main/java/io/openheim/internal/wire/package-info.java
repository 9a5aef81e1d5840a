/** What the clients of all wire formats share: asking, reading replies, and what providers take. */
@NullMarked
package io.openheim.internal.wire;

import org.jspecify.annotations.NullMarked;
