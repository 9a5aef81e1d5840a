package io.openheim.message;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture: its bytes, the address from which the provider fetches it, or a file that it has.
 * Immutable and thread-safe.
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

  private final Media media;

  private Image(Media media) {
    this.media = media;
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
    return new Image(Media.of(mediaType, bytes, MEDIA_TYPE, "an image", "image/png"));
  }

  /**
   * An image by its address. It is the provider that fetches it.
   *
   * @param url an address with {@code https} or {@code http}
   * @return the image
   * @throws IllegalArgumentException if that is another kind of address
   */
  public static Image at(URI url) {
    return new Image(Media.at(url, "an image", "Image"));
  }

  /**
   * An image that was uploaded to the provider before.
   *
   * @param id the provider's id of the file
   * @return the image
   * @throws IllegalArgumentException if the id is blank
   */
  public static Image file(String id) {
    return new Image(Media.file(id, "an image"));
  }

  /**
   * What kind of image it is.
   *
   * @return for example {@code image/png}; empty text if the bytes are not known
   */
  public String mediaType() {
    return media.mediaType();
  }

  /**
   * The bytes.
   *
   * @return a copy of them; none if the bytes are not known
   */
  public byte[] bytes() {
    return Base64.getDecoder().decode(media.base64());
  }

  /**
   * The bytes as providers take them.
   *
   * @return the bytes in Base64; empty text if the bytes are not known
   */
  public String base64() {
    return media.base64();
  }

  /**
   * How many bytes there are.
   *
   * @return their number; 0 if the bytes are not known
   */
  public int size() {
    return media.size();
  }

  /**
   * The address.
   *
   * @return the address; empty if the image is known by its bytes
   */
  public Optional<URI> url() {
    return Optional.ofNullable(media.url());
  }

  /**
   * The provider's id of the file.
   *
   * @return the id; empty if the image is known by its bytes or its address
   */
  public Optional<String> fileId() {
    return media.fileId().isEmpty() ? Optional.empty() : Optional.of(media.fileId());
  }

  /** Whether the other is an image of the same kind and bytes, or at the same address. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Image image && media.equals(image.media);
  }

  @Override
  public int hashCode() {
    return media.hashCode();
  }

  /** The kind and the number of bytes, or the address without what may be secret in it. */
  @Override
  public String toString() {
    return "Image[" + media.shown() + "]";
  }
}
