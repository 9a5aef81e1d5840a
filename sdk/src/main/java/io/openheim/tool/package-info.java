/**
 * What a model may call: methods marked {@link io.openheim.tool.Tool @Tool}, and the classes that
 * code generated from them talks to.
 */
@NullMarked
package io.openheim.tool;

import org.jspecify.annotations.NullMarked;
