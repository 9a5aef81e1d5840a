/** Requests over OkHttp, server-sent events, and keeping secrets out of every string. */
@NullMarked
package io.openheim.internal.http;

import org.jspecify.annotations.NullMarked;
