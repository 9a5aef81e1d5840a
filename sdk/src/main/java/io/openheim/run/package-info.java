/** What an agent gives back. */
@NullMarked
package io.openheim.run;

import org.jspecify.annotations.NullMarked;
