/**
 * The shapes of tool arguments, whatever they were read from: what a shape looks like as JSON
 * Schema, and whether a JSON value fits it. Needs nothing but the JDK.
 */
@NullMarked
package io.openheim.shape;

import org.jspecify.annotations.NullMarked;
