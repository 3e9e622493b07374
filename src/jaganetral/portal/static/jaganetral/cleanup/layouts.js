// Which files of an export hold what, and the entries in them: {kind, platform, when, who, words, url}.
// Exports changed names and shapes over the years, so an entry is read by what it holds: its
// strings, its first moment, its first link; the file's name tells what kind of entry it is.

const FILES = [
  ["facebook", "like", /(^|\/)(likes_and_reactions(_\d+)?|posts_and_comments)\.(json|html)$/],
  ["facebook", "follow", /(^|\/)(pages_you['’_]?ve_liked|pages_and_profiles_you_follow|pages_you_follow|pages_you['’_]?ve_recommended|who_you['’_]?ve_followed|who_you_follow|following)\.(json|html)$/],
  ["facebook", "group", /(^|\/)(your_group_membership_activity|your_groups)\.(json|html)$/],
  ["facebook", "comment", /(^|\/)(comments|your_comments_in_groups|group_posts_and_comments)(_\d+)?\.(json|html)$/],
  ["facebook", "post", /(^|\/)(your_posts[^/]*|group_posts|your_uncategorized_photos|your_videos|profile_update_history)\.(json|html)$/],
  ["facebook", "post", /(^|\/)album\/\d+\.(json|html)$/],
  ["facebook", "event", /(^|\/)your_event_responses\.(json|html)$/],
  ["instagram", "like", /(^|\/)(liked_posts|liked_comments|story_likes)(_\d+)?\.(json|html)$/],
  ["instagram", "follow", /(^|\/)followers_and_following\/(following|following_hashtags)\.(json|html)$/],
  ["instagram", "comment", /(^|\/)(post_comments|reels_comments|hype)(_\d+)?\.(json|html)$/],
  ["instagram", "post", /(^|\/)((posts|archived_posts|profile_photos)(_\d+)?|stories|reels|igtv_videos)\.(json|html)$/],
];

// Instagram's following.json lies in a folder of its own or is picked alone: told by what it holds.
const INSTAGRAM_ROOTS = ["relationships_following", "likes_media_likes", "likes_comment_likes", "comments_media_comments", "comments_reels_comments", "ig_stories", "ig_reels_media", "ig_profile_picture"];

export function layout(path) {
  const name = path.toLowerCase();
  let found = FILES.find(([, , pattern]) => pattern.test(name));
  if (found?.[0] === "facebook" && /followers_and_following\//.test(name)) found = FILES.find(([p, k]) => p === "instagram" && k === "follow");
  return found ? { platform: found[0], kind: found[1] } : null;
}

// Facebook writes the bytes of UTF-8 as if each were a letter of Latin-1: "CafÃ©" for "Café".
const strict = new TextDecoder("utf-8", { fatal: true });
export function repaired(words) {
  if (!/[\u0080-\u00ff]/.test(words) || /[^\u0000-\u00ff]/.test(words)) return words;
  try { return strict.decode(Uint8Array.from(words, (letter) => letter.charCodeAt(0))); } catch { return words; }
}

const LEAVE_OUT = new Set(["uri", "url", "href", "upload_ip", "author", "actor", "fbid", "id", "media_metadata", "exif_data", "reaction", "source", "ent_field_name", "type", "rating_type", "cross_post_source"]);
const WHO = new Set(["name", "title", "value", "username"]);
const OWNER = /owner|pemilik|author|name|nama|username|pengguna/i;

function gather(value, key, into, depth) {
  if (depth > 12 || into.words.length > 200) return;
  if (typeof value === "string") {
    if (/^https:\/\//.test(value)) { into.url ||= value; return; }
    if (LEAVE_OUT.has(key) || !value.trim()) return;
    const words = repaired(value).trim();
    if (!into.words.includes(words)) into.words.push(words);
    if (WHO.has(key)) into.who ||= words;
  } else if (typeof value === "number") {
    if (/timestamp/.test(key) && value > 0) into.when ||= value > 1e12 ? Math.floor(value / 1000) : value;
  } else if (Array.isArray(value)) {
    for (const one of value) gather(one, key, into, depth + 1);
  } else if (value && typeof value === "object") {
    if (typeof value.label === "string" && typeof value.value === "string") {
      if (/^(url|tautan)$/i.test(value.label)) { if (/^https:/.test(value.value)) into.url ||= value.value; return; }
      if (/reaction|reaksi/i.test(value.label)) return;
    }
    for (const [inner, one] of Object.entries(value)) {
      if (inner === "label" || inner === "author" || inner === "actor") continue;
      if (inner === "uri" && typeof one === "string" && /\.(jpe?g|png|webp|heic|mp4|mov)$/i.test(one)) { into.media = true; continue; }
      if (inner === "media_metadata") continue;
      if (one && typeof one === "object" && "value" in one && OWNER.test(inner)) into.who ||= repaired(String(one.value));
      gather(one, inner, into, depth + 1);
    }
  }
}

// All lists of a document; a document may be a list itself.
function lists(document_, depth = 0) {
  if (Array.isArray(document_)) return [document_];
  if (!document_ || typeof document_ !== "object") return [];
  const found = Object.values(document_).filter(Array.isArray);
  if (found.length) return found;
  return depth > 3 ? [] : Object.values(document_).flatMap((one) => lists(one, depth + 1));
}

export function* items(document_, { platform, kind }) {
  if (document_ && !Array.isArray(document_) && INSTAGRAM_ROOTS.some((root) => root in document_)) platform = "instagram";
  for (const list of lists(document_)) {
    for (const one of list) {
      if (!one || typeof one !== "object") continue;
      const into = { words: [], who: "", when: 0, url: "", media: false };
      gather(one, "", into, 0);
      yield { kind, platform, when: into.when, who: into.who, words: into.words, url: safe(into.url), media: into.media };
    }
  }
}

// Only an address of the platforms themselves becomes a link.
export function safe(url) {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === "https:" && /(^|\.)(facebook|instagram)\.com$/.test(hostname) ? url : "";
  } catch { return ""; }
}
