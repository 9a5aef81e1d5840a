package io.openheim.message;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes, or where they are: an address, or a file that a provider already has. */
record Media(String mediaType, String base64, @Nullable URI url, String fileId) {

  static Media of(String mediaType, byte[] bytes, Pattern legal, String what, String example) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (!legal.matcher(type).matches()) {
      throw new IllegalArgumentException(
          what + " has a media type such as \"" + example + "\"; this is \"" + mediaType + "\"");
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException(what + " has bytes; there are none");
    }
    return new Media(type, Base64.getEncoder().encodeToString(bytes), null, "");
  }

  static Media at(URI url, String what, String type) {
    String scheme = url.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException(
          what
              + "'s address begins with https:// or http:// and a host; for bytes there is "
              + type
              + ".of(mediaType, bytes)");
    }
    return new Media("", "", url, "");
  }

  static Media file(String id, String what) {
    if (id.isBlank()) {
      throw new IllegalArgumentException(what + "'s file has an id; this one is blank");
    }
    return new Media("", "", null, id);
  }

  int size() {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3 - padding;
  }

  /** What it is in few words, without what may be secret in an address. */
  String shown() {
    if (url != null) {
      return url.getScheme() + "://" + url.getHost() + url.getPath();
    }
    return fileId.isEmpty() ? mediaType + ", " + size() + " bytes" : "file " + fileId;
  }
}
