package io.openheim.message;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture: its bytes, or the address from which the provider fetches it. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Image chart = Image.of("image/png", Files.readAllBytes(Path.of("chart.png")));
 * Image photo = Image.at(URI.create("https://example.com/photo.jpg"));
 * }</pre>
 *
 * <p>Not every model can see, and not every provider fetches.
 */
public final class Image implements Content {
  private static final Pattern MEDIA_TYPE = Pattern.compile("image/[a-z0-9][a-z0-9.+-]{0,60}");

  private final String mediaType;
  private final String base64;
  private final @Nullable URI url;

  private Image(String mediaType, String base64, @Nullable URI url) {
    this.mediaType = mediaType;
    this.base64 = base64;
    this.url = url;
  }

  /**
   * An image by its bytes.
   *
   * @param mediaType what kind of image it is, for example {@code image/png}; providers commonly
   *     take PNG, JPEG, GIF and WebP
   * @param bytes the file's content; copied
   * @return the image
   * @throws IllegalArgumentException if that is not the media type of an image, or there are no
   *     bytes
   */
  public static Image of(String mediaType, byte[] bytes) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "an image has a media type such as \"image/png\"; this is \"" + mediaType + "\"");
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException("an image has bytes; there are none");
    }
    return new Image(type, Base64.getEncoder().encodeToString(bytes), null);
  }

  /**
   * An image by its address. It is the provider that fetches it.
   *
   * @param url an address with {@code https} or {@code http}
   * @return the image
   * @throws IllegalArgumentException if that is another kind of address
   */
  public static Image at(URI url) {
    String scheme = url.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException(
          "an image's address begins with https:// or http:// and a host; for bytes there is"
              + " Image.of(mediaType, bytes)");
    }
    return new Image("", "", url);
  }

  /**
   * What kind of image it is.
   *
   * @return for example {@code image/png}; empty text if only the address is known
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The bytes.
   *
   * @return a copy of them; none if only the address is known
   */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /**
   * The bytes as providers take them.
   *
   * @return the bytes in Base64; empty text if only the address is known
   */
  public String base64() {
    return base64;
  }

  /**
   * How many bytes there are.
   *
   * @return their number; 0 if only the address is known
   */
  public int size() {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3 - padding;
  }

  /**
   * The address.
   *
   * @return the address; empty if the image is known by its bytes
   */
  public Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  /** Whether the other is an image of the same kind and bytes, or at the same address. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Image image
        && mediaType.equals(image.mediaType)
        && base64.equals(image.base64)
        && Objects.equals(url, image.url);
  }

  @Override
  public int hashCode() {
    return Objects.hash(mediaType, base64, url);
  }

  /** The kind and the number of bytes, or the address without what may be secret in it. */
  @Override
  public String toString() {
    return url == null
        ? "Image[" + mediaType + ", " + size() + " bytes]"
        : "Image[" + url.getScheme() + "://" + url.getHost() + url.getPath() + "]";
  }
}
