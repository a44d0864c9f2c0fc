"""From an archive to the files of its site: load, plan, render, write.

Data: `load.load_sources` -> `Sources`; `plan.plan_site` -> `SitePlan`; `render.render_outputs` -> `RenderedFile`;
`write.replacing` takes them.
Limits: what is found in an archive is `generator.analysis`.
"""
